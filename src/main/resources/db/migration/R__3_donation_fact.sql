-- One row per lot of equipment given, in force.
--   year: the civil year of the gift
--   department: that of the giving place in the directory on that day; null where unknown
--   place: the giving place, as producer/identifier with the producer whose directory knows it
--   network: which part of the network the giving place was on that day: atelier_canope, epn or autre; null where the place is unknown
--   date: the day of the gift
--   beneficiary: the beneficiary's pseudonym
--   labelled: whether the beneficiary has the label Ordi 2.0; null where unknown
--   equipment: fixe, portable, ecran, tablette, telephone, imprimante, serveur or autre
--   quantity: pieces
--   made_in: the year in which they were made; null where unknown
--   condition: fonctionnel, a_reparer or hors_d_usage; null where unknown
--   destination: reemploi, pieces or deee; null where unknown
--   unit_value: of one piece, in euros; null where unknown
--   homes: how many households were equipped; null where unknown
--   wiped: whether the erasure of data is certified; null where unknown
--   kilograms, kg_co2e: what one piece weighs, and what making it emitted in kilograms of CO₂ equivalent: the latest
--     factors known in the year of the gift, else the earliest; null where the reference has none
--   kg_co2e_avoided: what one piece used again in place of a new one avoids in a year of use, in the same unit; null where
--     no source says
--   reporter: who reported the line: the delivery's producer, then / and the place as the line names it
--   delivery, sheet, line: where the line stands
-- Made again whenever a migration is new or changed: ${migrations}

create view donation_fact as
select extract(year from f.date)::int as year, coalesce(own.department, shared.department) as department,
       coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place,
       coalesce(own.network, shared.network) as network, f.date, f.beneficiary, f.labelled, f.equipment, f.quantity, f.made_in, f.condition,
       f.destination, f.unit_value, f.homes, f.wiped, factor.kilograms, factor.kg_co2e,
       factor.kg_co2e_avoided, d.producer || '/' || f.place as reporter,
       f.delivery, f.sheet, f.line
from donation f
join delivery d on d.id = f.delivery and d.status = 'in_force'
left join place_location own
    on own.producer = d.producer and own.place = f.place and own.since <= f.date and own.until > f.date
left join place_location shared
    on shared.only_producer and shared.place = f.place and shared.since <= f.date and shared.until > f.date
left join lateral (
    select e.kilograms, e.kg_co2e, e.kg_co2e_avoided
    from equipment_factor e
    where e.equipment = f.equipment
    order by (e.first_year > extract(year from f.date)), abs(e.first_year - extract(year from f.date))
    limit 1) factor on true
where f.superseded_by is null;
