CREATE TABLE IF NOT EXISTS forms (
    document_id  VARCHAR NOT NULL,
    form         VARCHAR NOT NULL,
    status       VARCHAR NOT NULL CHECK (status IN ('read', 'empty', 'refused', 'missing')),
    reason       VARCHAR NOT NULL,
    pages        INTEGER[] NOT NULL,
    title        VARCHAR,
    publisher    VARCHAR,
    unit         VARCHAR,
    note         VARCHAR,
    statement    VARCHAR,
    complete     BOOLEAN NOT NULL,
    PRIMARY KEY (document_id, form)
);
COMMENT ON TABLE forms IS '每个文件的每张表一行 · one row a form of a document';
COMMENT ON COLUMN forms.document_id IS '所属文件 · the document';
COMMENT ON COLUMN forms.form IS '表（按含义编号：决算 T01–T09，预算 B01–B12） · form by meaning: T01 收支总表 … T09 三公; B01 … B12 of budgets';
COMMENT ON COLUMN forms.status IS '状态 · read, empty, refused or missing';
COMMENT ON COLUMN forms.reason IS '原因 · why it was refused or is missing';
COMMENT ON COLUMN forms.pages IS '所在页 · pages it stands on';
COMMENT ON COLUMN forms.title IS '表题 · printed title';
COMMENT ON COLUMN forms.publisher IS '表头所印部门 · body printed in its heading';
COMMENT ON COLUMN forms.unit IS '金额单位 · printed unit of money';
COMMENT ON COLUMN forms.note IS '表下注释 · notes printed below';
COMMENT ON COLUMN forms.statement IS '空表说明原文 · the sentence that states there is nothing';
COMMENT ON COLUMN forms.complete IS '是否每行每列都读懂 · whether every printed row and number was understood';
