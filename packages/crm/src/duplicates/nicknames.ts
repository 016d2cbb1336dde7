/** Given names and what their bearers are called, English and Spanish; a line is one name. Folded, as compared. */
const lines = `
abigail abby abbie gail
abraham abe
adelaida adela ade
agustin agus
albert alberto al bert bertie berto
alejandra ale sandra jandra alexandra alex lexi sasha sandy
alejandro ale alex jandro alexander sandy xander alec lex sasha
alfonso alonso fonso poncho
alfred alfredo alf alfie fred fredo
alicia alice ali licha
amanda mandy mandi
andrea andy andie
andrew andres andy drew
angela angie angelines
anna ana ann anne annie anita hannah
anthony antonio tony toni toño ant
antonia toni toñi
archibald archie
arthur arturo art artie turo
barbara babs barb barbie
beatriz beatrice bea betty trixie
benjamin ben benny benji benja
bernard bernardo bernie
bradley brad
cameron cam
carla carlota charlotte charlie lottie
carlos charles charlie charly chuck chas
carmen menchu carmina
caroline carolina carol carrie caro
catalina catherine katherine kathryn catherina katharine kate katie kathy cathy kat kitty cata lina kathleen
cecilia ceci cecily cissy
christina cristina christine chris tina cris chrissy kristina
christopher cristobal chris kit topher
concepcion concha conchita
consuelo chelo
cristian christian cris chris
cynthia cindy
daniel dan danny dani
daniela danielle dani
david dave davey davy
deborah debbie deb debra
diego santiago
dolores lola loli lolita
donald don donnie
dorothy dot dottie dorotea dolly
douglas doug
edward eduardo ed eddie ted teddy ned edu lalo
elena helen ellen helena nell nelly
elizabeth isabel elisabeth liz lizzie beth betsy betty eliza elsie isa isabella isabelle isabela bella chabela libby
emily emilia emma em emmy
emmanuel manuel manny manolo manu
enrique henry harry hank quique kike hal
ernest ernesto ernie
esperanza hope espe
esteban stephen steven steve stefan stevie
eugene eugenio gene
eva eve evita
felicity fliss
fernando fer nando ferdinand
florence flo flora
frances francesca francisca fran frankie fanny paca paqui
francis francisco frank paco pancho fran kiko curro frankie
frederick federico fred freddie freddy fede rick
gabriel gabe gabi
gabriela gabrielle gabi gaby
gerald gerardo gerry jerry
geoffrey jeffrey jeff geoff
george jorge georgie
georgina georgia georgie gina
gertrude gertrudis trudy
gloria glori
gonzalo gonza
graciela grace chela
gregory gregorio greg goyo
guadalupe lupe lupita
guillermo william will bill billy willy liam memo guille
gustavo gus
harold harry hal
harriet hattie
hector tito
herbert bert herb herbie
ignacio nacho ignatius iggy
imogen immy
inmaculada inma
irene rena
isaac zac ike
jacob jake jack jacobo
jacqueline jackie
james jaime jim jimmy jamie jimbo
jane juana janet jenny jean janie
jason jay
javier xavier javi
jennifer jen jenny jenni
jeremy jeremias jerry jez
jessica jess jessie
jesus chucho chuy
joaquin quino
john juan jack johnny jon
jonathan jon jonny jonatan
joseph jose joe joey pepe joselito
josefina josephine josie jo pepa fina
joshua josh josue
judith judy judi
julia julie juliet julieta
julian julio jules
kenneth ken kenny
kimberly kim
laura laurie lauren
lawrence lorenzo larry laurence lars
leonard leonardo leo len lenny
leticia lety leti
lillian liliana lily lilly
louis luis lou louie lucho
lourdes lulu
lucia lucy luz
lucas luke luca
luisa louise lou
magdalena magda maggie lena madeleine madeline maddy
manuela manoli lola
margaret margarita maggie meg peggy marge marga rita margie daisy greta
maria mary mari maricarmen molly polly maruja mia marie
mariajose majose mariajo marijose
maricarmen mamen
mark marcos marco marcus
martha marta marty
martin marty
mateo matthew matt matty mathew
matilda matilde mattie tilly
maximilian maximiliano max
melissa mel missy
mercedes merche meche
michael miguel mike mick mickey mikey micky
michelle shelly micaela
miranda mandy
miriam myriam
montserrat montse
natalia natalie nat talia natasha
nathan nathaniel natan nate nat
nicholas nicolas nick nicky nico klaus
nicole nicola nicky nikki
olivia liv livvy ollie
oliver ollie oli
oscar ozzie
pamela pam
patricia pat patty tricia trish patti
patrick patricio pat paddy rick
paul pablo
paula pau paulina pauline
peter pedro pete perico
philip felipe phil pip phillip
pilar pili
rachel raquel rach
ralph rafael rafa rafe raphael
raymond ramon ray moncho
rebecca rebeca becky becca bex
reginald reg reggie
richard ricardo rick dick rich richie ricky
robert roberto rob bob bobby robbie bert beto
rocio chio
rodrigo rodri rod
roger rogelio
ronald ronaldo ron ronnie
rosa rose rosita rosie
rosario charo chayo
rosemary rosamaria rosie romy
rudolph rodolfo rudy rolf
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb seba bas sebas
sergio serge checo
sidney syd sid
simon simeon
socorro coco
soledad sole
sofia sophia sophie sofi
stephanie estefania steph fani
stuart stewart stu
susan susana susie suzanne sue suzy
sylvia silvia
terence terry
theresa teresa tess terry tere tessa
theodore teodoro ted teddy theo
thomas tomas tom tommy
timothy timoteo tim timmy
tobias toby
valentina valentine vale val
valerie valeria val
veronica vero ronnie vera
vicente vincent vince vinnie chente
victor vic
victoria vicky vicki tori vicka
virginia ginny vir
walter wally walt
yolanda yoli
zachary zach zack zac`;

const groups = new Map<string, Set<number>>();
for (const [group, line] of lines.trim().split("\n").entries())
  for (const name of line
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .split(" ")) {
    const known = groups.get(name);
    if (known) known.add(group);
    else groups.set(name, new Set([group]));
  }

/** Whether two folded given names are forms of one: short forms, pet names, and the same name in English and Spanish. */
export function sameNickname(one: string, other: string): boolean {
  const mine = groups.get(one);
  const theirs = groups.get(other);
  if (!mine || !theirs) return false;
  for (const group of mine) if (theirs.has(group)) return true;
  return false;
}
