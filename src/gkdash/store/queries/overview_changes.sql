-- One row per agency and figure that changed most from the year before to $year within $scope, $unit_type and $agency; $limit at most.
-- Ordered by the change in units of its chance variation (the root of both together), so that 3 to 9 does not outrank 300 to 600.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),

told as (
  unpivot (
    select r.agency_id, r.year, m.new_received, m.hotline_received, m.proactive_published
    from report as r
    join inside as i on i.agency_id = r.agency_id
    join agency as a on a.agency_id = r.agency_id
    join report_measure as m on m.report_id = r.report_id
    where r.is_current
      and r.year in ($year::integer, $year::integer - 1)
      and ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
      and ($agency::varchar is null or a.agency_id = $agency::varchar)
  ) on new_received, hotline_received, proactive_published into name figure value value
)

select
  now.agency_id, a.name as agency, now.figure, before.value as before, now.value as now,
  abs(now.value - before.value) / sqrt(now.value + before.value) as weight
from told as now
join told as before on before.agency_id = now.agency_id and before.figure = now.figure and before.year = now.year - 1
join agency as a on a.agency_id = now.agency_id
where now.year = $year::integer and now.value <> before.value
order by weight desc, a.name, now.figure
limit $limit::integer
