namespace ScaleLint.Model;

/// <summary>
/// The additive recurrence of Roberts (2018), "R9": points that fill a nine-dimensional cube evenly, the same in every build.
/// Its step in dimension j is the fractional part of phi^-(j+1), phi being the root above 1 of x^10 = x + 1.
/// </summary>
internal static class QuasiRandomSequence
{
    private const double Edge = 1e-12;

    private static readonly double[] Steps = StepsOf(ScenarioSpace.Dimensions);

    /// <summary>The coordinate of a point, strictly between 0 and 1.</summary>
    /// <param name="index">The point, from 1.</param>
    /// <param name="dimension">The dimension, from 0.</param>
    public static double At(int index, int dimension) =>
        Math.Max(Edge, Math.Min(1 - Edge, Fraction(0.5 + index * Steps[dimension])));

    private static double[] StepsOf(int dimensions)
    {
        // The fixed point of x = (1 + x)^(1/(d+1)); each round shrinks the error by more than ten.
        var root = 1.0;
        for (var round = 0; round < 64; round++)
        {
            root = StableMath.Pow(1 + root, 1.0 / (dimensions + 1));
        }

        var steps = new double[dimensions];
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            steps[dimension] = Fraction(StableMath.Pow(root, -(dimension + 1)));
        }

        return steps;
    }

    private static double Fraction(double number) => number - Math.Floor(number);
}
