"""`export tables`: one workbook with a sheet per subject, its charts, and what its words mean."""
