-- What a name is filed under: small letters without the accents of our languages and their neighbours, because the database's own order
-- has accented letters behind z and small ones behind capitals.
create function directory.filed(name text) returns text language sql immutable parallel safe as $$
  select translate(lower(name), 'áàâäãåāéèêëēíìîïīóòôöõøōúùûüūñçýÿšžčćłß', 'aaaaaaaeeeeeiiiiiooooooouuuuuncyyszccls')
$$;
--> statement-breakpoint
CREATE INDEX "people_filed" ON "directory"."people" USING btree ("organisation_id",directory.filed("family_name"),directory.filed("given_name"),"id");