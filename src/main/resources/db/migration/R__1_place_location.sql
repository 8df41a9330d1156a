-- One row per place of each producer's directory, as it was last seen in a delivery in force.
--   producer: whose directory it is
--   place: the place's identifier in that directory
--   commune, department: where it lies, in INSEE codes; null where unknown
--   typology: what kinds of place it is, in the codes of the national schema, separated by |; null where unknown
--   network: which part of the network it is: atelier_canope, epn or autre
-- Made again whenever a migration is new or changed: ${migrations}

create view place_location as
select distinct on (d.producer, p.place)
    d.producer, p.place, p.commune, p.department, p.typology,
    network_of(p.canope, p.typology, p.name) as network
from directory p
join delivery d on d.id = p.delivery and d.status = 'in_force'
where p.superseded_by is null
order by d.producer, p.place, p.date desc, p.delivery desc, p.line desc;
