-- The facts of the five sources: one row per accepted line. A row is never updated but for superseded_by, so that each
-- figure leads back to the file, the sheet and the line it came from. All five tables share these columns:
--   delivery, sheet, line  where the line stands; the sheet is empty for a text file
--   natural_key            64 bits of SHA-256 over the producer and what names the line for that producer
--   identified             true where the key names one line; false where it names a group of lines that add up
--   superseded_by          the delivery that replaced the line; null while it counts, if its delivery is in force
--   date                   the day of the fact
--   place                  the place's identifier as the producer writes it; null where unknown
--   commune, department    their INSEE codes, where the line itself says them; else the directory may
-- There are no foreign keys to delivery: checking them would cost more than loading the lines.

-- Attendance is the one table of millions of rows: what it stores is what COPY has to carry. A row keeps what the line
-- said, as the number of a closed list's value and the counts of a group where they were given; the view attendance_fact
-- works out women, under 18… from them. The columns that every row has come first, the wide before the narrow: nothing is
-- lost to alignment. Measured for one million rows: 2.2 s and 138 MB, where texts and counts in every row take 4.5 s and
-- 232 MB.
create table attendance (
    delivery       bigint   not null,
    natural_key    bigint   not null,
    activity       bigint   not null,
    line           int      not null,
    date           date     not null,
    participants   smallint not null,
    activity_type  smallint not null,
    identified     boolean  not null,
    minutes_banded boolean  not null,
    superseded_by  bigint,
    person         uuid,
    minutes_x10    int,
    channel        smallint,
    age_band       smallint,
    gender         smallint,
    status         smallint,
    audience       smallint,
    first_visit    boolean,
    referred       boolean,
    women          smallint,
    men            smallint,
    other_gender   smallint,
    under_18       smallint,
    aged_18_59     smallint,
    aged_60_plus   smallint,
    in_school      smallint,
    unemployed     smallint,
    employed       smallint,
    retired        smallint,
    newcomers      smallint,
    regulars       smallint,
    commune        varchar(5),
    department     varchar(3),
    place          text,
    themes         text,
    sheet          text     not null
);
comment on table attendance is 'One row per participant of an activity, or per group of participants';
comment on column attendance.natural_key is 'The activity''s key, and the exclusive or with the first half of the person''s pseudonym where there is one';
comment on column attendance.activity is 'The activity: 64 bits of SHA-256 over producer and id_activite';
comment on column attendance.person is '128 bits of HMAC-SHA-256 over producer and id_participant; null for anonymous participants';
comment on column attendance.minutes_x10 is 'The activity''s duration in tenths of a minute; null where unknown, the midpoint where a band was given';
comment on column attendance.minutes_banded is 'True where the duration was given as a band';
comment on column attendance.activity_type is '1 individuel, 2 atelier, 3 portes_ouvertes';
comment on column attendance.channel is '1 lieu, 2 autre_lieu, 3 domicile, 4 distance';
comment on column attendance.age_band is '1 <12, 2 12-17, 3 18-24, 4 25-39, 5 40-59, 6 60-69, 7 70+: in the year of the activity';
comment on column attendance.gender is 'Of all participants of the line: 1 F, 2 M, 3 autre';
comment on column attendance.status is 'Of all participants of the line: 1 scolarise, 2 sans_emploi, 3 en_emploi, 4 retraite';
comment on column attendance.audience is '1 usager, 2 adherent, 3 elu, 4 benevole, 5 salarie, 6 parent, 7 enseignant, 8 etudiant, 9 cadre_territorial, 10 cadre_etat, 11 autre';
comment on column attendance.first_visit is 'Whether the participants came for the first time';
comment on column attendance.referred is 'Whether another organisation sent them';
comment on column attendance.women is 'The counts of a group, from women to regulars, are known or unknown as sets: genders, ages, statuses, visits';
comment on column attendance.themes is 'The themes, separated by |';

create table training (
    delivery      bigint  not null,
    sheet         text    not null,
    line          int     not null,
    natural_key   bigint  not null,
    identified    boolean not null,
    superseded_by bigint,
    date          date    not null,
    end_date      date,
    session       bigint  not null,
    place         text,
    commune       varchar(5),
    department    varchar(3),
    title         text,
    domain        text,
    mode          text,
    hours         numeric(6, 2) not null,
    organiser     text,
    person        uuid    not null,
    function      text,
    enrolment     text,
    present       boolean,
    certification text,
    certified     boolean,
    cost          numeric(10, 2)
);
comment on table training is 'One row per enrolment of a person in a session';
comment on column training.date is 'The first day of the session';
comment on column training.session is 'The session: 64 bits of SHA-256 over producer and id_session';
comment on column training.mode is 'presentiel, distance or hybride';
comment on column training.hours is 'The length of the whole session';
comment on column training.person is '128 bits of HMAC-SHA-256 over producer and id_stagiaire';
comment on column training.function is 'animateur, enseignant, benevole, elu, agent or autre';
comment on column training.enrolment is 'inscrit, en_attente or annule';
comment on column training.certified is 'Null where the person was not tested';
comment on column training.cost is 'In euros';

create table donation (
    delivery      bigint  not null,
    sheet         text    not null,
    line          int     not null,
    natural_key   bigint  not null,
    identified    boolean not null,
    superseded_by bigint,
    date          date    not null,
    place         text    not null,
    workshop      text,
    beneficiary   uuid    not null,
    siret_or_rna  text,
    labelled      boolean,
    equipment     text    not null,
    quantity      int     not null,
    made_in       int,
    condition     text,
    destination   text,
    unit_value    numeric(10, 2),
    homes         int,
    convention    text,
    wiped         boolean
);
comment on table donation is 'One row per lot of equipment given';
comment on column donation.place is 'The place that gives';
comment on column donation.beneficiary is '128 bits of HMAC-SHA-256 over producer and name: a beneficiary may be a person';
comment on column donation.siret_or_rna is 'The beneficiary''s number as a company or an association';
comment on column donation.labelled is 'Whether the beneficiary has the label Ordi 2.0';
comment on column donation.equipment is 'fixe, portable, ecran, tablette, telephone, imprimante, serveur or autre';
comment on column donation.quantity is 'Pieces';
comment on column donation.made_in is 'The year in which the pieces were made';
comment on column donation.condition is 'fonctionnel, a_reparer or hors_d_usage';
comment on column donation.destination is 'reemploi, pieces or deee';
comment on column donation.unit_value is 'In euros for one piece';
comment on column donation.homes is 'How many households were equipped';
comment on column donation.convention is 'The number of the agreement under which the lot was given';
comment on column donation.wiped is 'Whether the erasure of data is certified';

create table directory (
    delivery           bigint  not null,
    sheet              text    not null,
    line               int     not null,
    natural_key        bigint  not null,
    identified         boolean not null,
    superseded_by      bigint,
    date               date    not null,
    place              text    not null,
    name               text    not null,
    pivot              text,
    commune            varchar(5),
    department         varchar(3),
    latitude           numeric(9, 6),
    longitude          numeric(9, 6),
    typology           text,
    canope             boolean not null,
    applied_on         date,
    labelled_on        date,
    label_ends_on      date,
    charter_on         date,
    open_to_public     boolean,
    free_hours         numeric(5, 1),
    mediators          int,
    computers          int,
    subscription       text,
    subscription_price numeric(10, 2),
    updated_on         date,
    filled             int     not null
);
comment on table directory is 'One row per state of a place at a date; a later state closes the earlier one';
comment on column directory.date is 'The day on which the place was in this state';
comment on column directory.pivot is 'The place''s number as a company or an association';
comment on column directory.latitude is 'In degrees, WGS 84';
comment on column directory.longitude is 'In degrees, WGS 84';
comment on column directory.typology is 'The kinds of place, in the codes of the national schema, separated by |';
comment on column directory.canope is 'Whether it is an Atelier Canopé';
comment on column directory.applied_on is 'The day it applied for the label NetPublic';
comment on column directory.labelled_on is 'The day it received the label';
comment on column directory.label_ends_on is 'The first day without the label; null while no end is known';
comment on column directory.charter_on is 'The day it signed the charter';
comment on column directory.free_hours is 'Hours of free introduction a week';
comment on column directory.mediators is 'Qualified mediators';
comment on column directory.computers is 'Computers for the public';
comment on column directory.subscription is 'The subscription to Canopé: aucun, plein or reduit';
comment on column directory.subscription_price is 'In euros a year';
comment on column directory.updated_on is 'The day on which the producer last updated the entry';
comment on column directory.filled is 'How many of the 12 fields that make a directory entry complete are filled';

create table funding (
    delivery      bigint  not null,
    sheet         text    not null,
    line          int     not null,
    natural_key   bigint  not null,
    identified    boolean not null,
    superseded_by bigint,
    date          date    not null,
    level         text    not null check (level in ('country', 'region', 'department')),
    territory     varchar(3),
    funder        text    not null,
    nature        text    not null,
    amount        numeric(14, 2),
    hours         numeric(10, 2)
);
comment on table funding is 'One row per sum or volume of hours that a funder gave to a territory in a year';
comment on column funding.date is 'The first of January of the year';
comment on column funding.territory is 'The code of the region, of 2015 or of 2016, or of the department; null for the country';
comment on column funding.funder is 'etat, canope, collectivite, europe, prive or benevolat';
comment on column funding.nature is 'subvention, personnel, materiel or benevolat';
comment on column funding.amount is 'In euros; null where only hours were given';
comment on column funding.hours is 'Hours of work; null where only an amount was given';

-- Kept beside attendance: the view coverage_fact need not look through millions of rows for the communes.
create table delivery_commune (
    delivery        bigint not null references delivery,
    year            int    not null,
    convention_year int    not null,
    commune         varchar(5),
    place           text
);
create index on delivery_commune (delivery);
comment on table delivery_commune is 'The communes that the attendance of a delivery, as far as it is in force, names in each year';
comment on column delivery_commune.convention_year is 'The year that begins on 3 February, the 34th day';
comment on column delivery_commune.place is 'The place, where a line names no commune; else null';
