-- The register of governance. Its rows have the columns that all tables of facts share (V3).
create table governance (
    delivery         bigint  not null,
    sheet            text    not null,
    line             int     not null,
    natural_key      bigint  not null,
    identified       boolean not null,
    superseded_by    bigint,
    date             date    not null,
    nature           text    not null,
    party            text,
    subject          text    not null,
    state            text,
    level            text    not null check (level in ('country', 'region', 'department', 'place')),
    territory        varchar(3),
    place            text,
    quantity         int,
    signed_by_state  boolean,
    signed_by_canope boolean
);
comment on table governance is 'One row per entry of the register: a meeting, a decision, a proposal…';
comment on column governance.natural_key is '64 bits of SHA-256 over producer, date, nature, party, subject and code: the same entry in another state has the same key';
comment on column governance.nature is 'reunion, decision, etude, difficulte, operation_conjointe, proposition_label, communication_ordi20, conseil, offre_abonnement or materiel_reforme';
comment on column governance.party is 'Who acts: etat, canope or commun; null where unknown';
comment on column governance.subject is 'What it is about, as delivered';
comment on column governance.state is 'propose, accepte, refuse, en_cours or fait; null where unknown';
comment on column governance.level is 'What the entry is about: the country, a region, a department or a place';
comment on column governance.territory is 'The code of the region, of 2015 or of 2016, or of the department';
comment on column governance.place is 'The place''s identifier as the producer writes it';
comment on column governance.quantity is 'Pieces of equipment that were retired';
comment on column governance.signed_by_state is 'Whether the State signed the minutes; null where unknown';
comment on column governance.signed_by_canope is 'Whether Réseau Canopé signed the minutes; null where unknown';

comment on column attendance.audience is '1 usager, 2 adherent, 3 elu, 4 benevole, 5 salarie, 6 parent, 7 enseignant, 8 etudiant, 9 cadre_territorial, 10 cadre_etat, 11 autre, 12 eleve';
comment on column training.function is 'animateur, enseignant, benevole, elu, agent, autre, eleve, etudiant, parent, adherent, salarie or cadre';
comment on column delivery.source is 'attendance, training, donation, directory, funding or governance: also the name of the table that holds its facts';
