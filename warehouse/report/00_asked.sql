-- What a question is asked of: SET VARIABLE district = '…', publisher = '…', year = …. A variable that is not set asks
-- for all; what is NULL in a row, or given as NULL because rows of the question have none, is in every answer.
CREATE OR REPLACE MACRO report.asked(of_district, of_publisher, of_year) AS
    (getvariable('district') IS NULL OR of_district IS NULL OR of_district = getvariable('district'))
    AND (getvariable('publisher') IS NULL OR of_publisher IS NULL OR of_publisher = getvariable('publisher'))
    AND (getvariable('year') IS NULL OR of_year IS NULL OR of_year = getvariable('year'));
