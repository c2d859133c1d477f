-- 各项检查的发现数，按年度 ||| Findings by check, by year
select * from (
  pivot (select check_id, severity, year from finding where year is not null)
  on year in (2019, 2020, 2021, 2022, 2023, 2024)
  using count(*)
  group by check_id, severity
)
order by severity, check_id
