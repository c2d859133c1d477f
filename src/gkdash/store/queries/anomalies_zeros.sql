-- One row per rung of the ladder of zeros, by unit type, within $scope, $unit_type and $agency for $year: agencies; what is due after $today is pending.
with placed as (
  select
    a.unit_type,
    case
      when l.report_id is null then if(l.due_on >= $today::date, 'pending', 'missing')
      else coalesce(z.rung, 'figures')
    end as rung
  from filing as l
  join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = l.agency_id
  left join zero_reports($year::integer) as z on z.report_id = l.report_id
  where l.year = $year::integer
)

select rung, unit_type, count(*) as agency_count
from placed
group by rung, unit_type
order by rung, unit_type nulls last
