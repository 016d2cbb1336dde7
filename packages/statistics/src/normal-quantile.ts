// Coefficients of PPND16, lowest power first, as doubles: numerator and denominator for the centre, the shoulders and the tails.
const centre = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};
const shoulder = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const tail = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

/**
 * The standard normal deviate below which a share `probability` of the distribution lies; relative error about 1e-16.
 * Source: Wichura, M. J. (1988), Algorithm AS 241 (PPND16), Applied Statistics 37, 477-484.
 * @throws RangeError unless 0 < probability < 1.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`a probability lies between 0 and 1: ${probability}`);
  const fromHalf = probability - 0.5;
  if (Math.abs(fromHalf) <= 0.425) return fromHalf * ratio(centre, 0.180625 - fromHalf * fromHalf);
  const distance = Math.sqrt(-Math.log(fromHalf < 0 ? probability : 1 - probability));
  const size = distance <= 5 ? ratio(shoulder, distance - 1.6) : ratio(tail, distance - 5);
  return fromHalf < 0 ? -size : size;
}

/**
 * How many standard errors a two-sided interval of the given level reaches to either side: 1.96 at 0.95.
 * @throws RangeError unless 0 < level < 1.
 */
export function criticalValue(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level lies between 0 and 1: ${level}`);
  return -normalQuantile((1 - level) / 2);
}

function ratio(part: { over: readonly number[]; under: readonly number[] }, at: number): number {
  return polynomial(part.over, at) / polynomial(part.under, at);
}

function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0);
}
