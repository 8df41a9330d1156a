-- A line that comes back may be rejected again, and come back from that return: whichever way it comes, it is the same line.
alter table returned_line add column accepted boolean not null default true;
comment on table returned_line is 'Lines that a delivery brings back, by their place in the delivery it corrects';
comment on column returned_line.accepted is 'Whether it was accepted; those rejected before this was kept are not known';
comment on column returned_line.sheet is 'The sheet of the line in the delivery that it corrects, as it is in its rejections';

update returned_line l set sheet = ''
from delivery d
join rejection r on r.delivery = d.corrects and r.sheet = ''
where d.id = l.delivery and r.line = l.origin_line and l.sheet <> '';
