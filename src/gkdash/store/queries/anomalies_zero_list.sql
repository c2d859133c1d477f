-- One row per agency whose report of $year gives no figure other than zero, on $rung (all where null), within $scope, $unit_type and $agency; $limit of each rung at most, the busiest by their prose first.
with placed as (
  select
    l.agency_id, a.name as agency, a.unit_type, l.report_id, l.due_on, r.cell_count, m.number_count, m.nonzero_count,
    m.blank_count, m.placeholder_count, m.unreadable_count, m.missing_count, m.doubtful_count, m.is_all_zero,
    m.hotline_received, m.proactive_published, z.streak_years, z.text_severity, z.rung
  from filing as l
  join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = l.agency_id
  join zero_reports($year::integer) as z on z.report_id = l.report_id
  join report as r on r.report_id = l.report_id
  join report_measure as m on m.report_id = l.report_id
  where l.year = $year::integer
)

select *, count(*) over (partition by rung) as rung_count
from placed
where ($rung::varchar is null or rung = $rung::varchar)
qualify row_number() over (partition by rung order by hotline_received desc nulls last, agency, agency_id) <= $limit::integer
order by rung, hotline_received desc nulls last, agency, agency_id
