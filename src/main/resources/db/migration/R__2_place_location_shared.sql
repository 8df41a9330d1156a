-- One row per place whose identifier only one producer's directory uses: other producers may refer to it.
--   place: the place's identifier
--   producer: whose directory it is
--   commune, department: where it lies, in INSEE codes; null where unknown
--   typology: what kinds of place it is, in the codes of the national schema, separated by |; null where unknown
--   network: which part of the network it is: atelier_canope, epn or autre
-- The count is compared by < since the server takes what is equal to 1 for a single place, whatever it knows of them, and would
-- then compare each line with each place.
-- Made again whenever a migration is new or changed: ${migrations}

create view place_location_shared as
select place, min(producer) as producer, min(commune) as commune, min(department) as department,
       min(typology) as typology, min(network) as network
from place_location
group by place
having count(*) < 2;
