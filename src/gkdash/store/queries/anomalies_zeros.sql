-- One row per rung of the ladder of zeros, by unit type, within $scope, $unit_type and $agency for $year: agencies; what is due after $today is pending.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),

placed as (
  select
    a.unit_type,
    case
      when l.report_id is null then if(l.due_on >= $today::date, 'pending', 'missing')
      else coalesce(z.rung, 'figures')
    end as rung
  from filing as l
  join inside as i on i.agency_id = l.agency_id
  join agency as a on a.agency_id = l.agency_id
  left join zero_reports($year::integer) as z on z.report_id = l.report_id
  where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
    and l.year = $year::integer
)

select rung, unit_type, count(*) as agency_count
from placed
group by rung, unit_type
order by rung, unit_type nulls last
