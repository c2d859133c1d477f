-- One row per year ($year and the one before) within $scope, $unit_type and $agency: reports, and agencies by the worst that is found of them. The parser's doubts do not count.
with worst as (
  select
    f.year, f.agency_id,
    min(case f.severity when 'error' then 1 when 'review' then 2 else 3 end) filter (where f.fault = 'report') as rank,
    bool_or(f.fault = 'parser') as is_doubtful
  from finding as f
  where f.follows is null and f.year in ($year::integer, $year::integer - 1)
  group by f.year, f.agency_id
)

select
  l.year,
  count(l.report_id) as report_count,
  count(*) as agency_count,
  count(*) filter (where w.rank = 1) as error_count,
  count(*) filter (where w.rank = 2) as review_count,
  count(*) filter (where w.rank = 3) as notice_count,
  count(*) filter (where w.is_doubtful) as doubtful_count,
  count(*) filter (where w.rank is null and l.report_id is not null) as clean_count
from filing as l
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = l.agency_id
left join worst as w on w.agency_id = l.agency_id and w.year = l.year
where l.year in ($year::integer, $year::integer - 1)
group by l.year
order by l.year
