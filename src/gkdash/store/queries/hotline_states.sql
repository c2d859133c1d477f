-- One row per unit type and state for $year within $scope, $unit_type and $agency: how many agencies state what they received by $channels.
-- exact, hedged (余, 约), differing (several figures that differ), area (only a figure for the whole area), silent (a report
-- that states none), missing (no report); of several channels the clearest counts.
with stated as (
  select
    c.report_id,
    min(
      case
        when c.received_qualifier is null then 4 when c.received_differs then 3 when c.received_qualifier <> 'exact' then 2
        else 1
      end
    ) as rank
  from current_channel as c
  where c.year = $year::integer and (c.received_qualifier is not null or c.received_in_area)
    and list_contains($channels::varchar[], c.subject)
  group by c.report_id
)
select
  a.unit_type,
  case
    when f.report_id is null then 'missing'
    when s.rank is null then 'silent'
    else ['exact', 'hedged', 'differing', 'area'][s.rank]
  end as state,
  count(*) as agency_count
from filing as f
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
left join stated as s on s.report_id = f.report_id
where f.year = $year::integer
group by all
order by all
