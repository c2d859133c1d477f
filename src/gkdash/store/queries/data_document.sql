-- One row per document, without the folders it lay in; of reports on $year within $scope, or all of them and the failures where both are null.
select d.* exclude (source)
from document as d
left join report as r on r.document_id = d.document_id
where ($scope::varchar is null or r.agency_id in (select i.agency_id from chosen_agency($scope, null, null) as i))
  and ($year::integer is null or r.year = $year::integer)
order by d.document_id
