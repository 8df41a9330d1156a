-- One row per enrolment of a person in a session, in force.
--   year: the civil year of the session's first day
--   department: its code: the line's own, else that of the place in the directory on that day; null where neither is known
--   place: the place, as producer/identifier with the producer whose directory knows it; null where none is named
--   network: which part of the network the place was on that day: atelier_canope, epn or autre; null where the place is unknown
--   date: the session's first day
--   session: the session, as a number that stands for producer and id_session
--   domain: as delivered; null where unknown
--   mode: presentiel, distance or hybride; null where unknown
--   hours: the length of the session
--   session_hours: the same on one row of each session that was held, null on the others: a sum counts a session once
--   held: whether somebody came to the session; null where nobody is known to have come and of one who was enrolled it is
--     not known
--   person: the person's pseudonym
--   function: what the person is to the network, animateur, enseignant, eleve and so on; null where unknown
--   enrolment: inscrit, en_attente or annule; null where unknown
--   present: whether the person came, as who passed a test did; null where unknown
--   certified: whether the person passed the test; null where there was none
--   cost: in euros; null where unknown
--   reporter: who reported the line: the delivery's producer, then / and the place as the line names it; the producer
--     alone where it names none
--   delivery, sheet, line: where the line stands
-- Made again whenever a migration is new or changed: ${migrations}

create view training_fact as
with located as (
    select f.*, d.producer,
           extract(year from f.date)::int as year,
           coalesce(f.department, own.department, shared.department) as located_department,
           coalesce(own.producer, shared.producer, d.producer) || '/' || f.place as place_key,
           coalesce(own.network, shared.network) as network,
           coalesce(f.present, case when f.certified then true end) as came,
           row_number() over (
               partition by f.session
               order by (f.enrolment = 'annule') nulls first, f.hours desc, f.delivery, f.line) as nth
    from training f
    join delivery d on d.id = f.delivery and d.status = 'in_force'
    left join place_location own
        on own.producer = d.producer and own.place = f.place and own.since <= f.date and own.until > f.date
    left join place_location shared
        on shared.only_producer and shared.place = f.place and shared.since <= f.date and shared.until > f.date
    where f.superseded_by is null
),
-- Who was not enrolled, or whose enrolment was cancelled, leaves no doubt whether a session was held.
attended as (
    select l.*,
           bool_or(l.came and l.enrolment is distinct from 'annule') over session as somebody_came,
           bool_or(l.came is null and coalesce(l.enrolment, 'inscrit') = 'inscrit') over session as somebody_may_have
    from located l
    window session as (partition by l.session)
)
select l.year, l.located_department as department,
       l.place_key as place, l.network, l.date, l.session, l.domain, l.mode, l.hours,
       case when l.nth = 1 and l.somebody_came then l.hours end as session_hours,
       case when l.somebody_came then true when not l.somebody_may_have then false end as held,
       l.person, l.function, l.enrolment, l.came as present, l.certified, l.cost,
       l.producer || coalesce('/' || l.place, '') as reporter,
       l.delivery, l.sheet, l.line
from attended l;
