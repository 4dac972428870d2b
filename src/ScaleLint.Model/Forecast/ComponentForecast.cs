namespace ScaleLint.Model;

/// <summary>The expected cost of one component.</summary>
/// <param name="Name">One of <see cref="ComponentNames"/>.</param>
/// <param name="CostNow">Today's bill.</param>
/// <param name="CostAt10x">The bill with ten times the users, today.</param>
/// <param name="Exponent">log10 of the ratio of the two.</param>
/// <param name="Scaling">The class of the exponent.</param>
/// <param name="Months">The expected cost of the months 0 to 36.</param>
public sealed record ComponentForecast(
    string Name,
    double CostNow,
    double CostAt10x,
    double Exponent,
    ScalingClass Scaling,
    IReadOnlyList<double> Months);
