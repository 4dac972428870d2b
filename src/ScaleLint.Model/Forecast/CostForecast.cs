namespace ScaleLint.Model;

/// <summary>The expected cost of 36 months, with its interval.</summary>
/// <param name="Components">The components whose cost is known, in the order of <see cref="ComponentNames.All"/>.</param>
/// <param name="CostNow">Today's total.</param>
/// <param name="CostAt10x">The total with ten times the users, today.</param>
/// <param name="Exponent">log10 of the ratio of the two.</param>
/// <param name="Scaling">The class of the exponent.</param>
/// <param name="Months">The months 0 to 36.</param>
public sealed record CostForecast(
    IReadOnlyList<ComponentForecast> Components,
    double CostNow,
    double CostAt10x,
    double Exponent,
    ScalingClass Scaling,
    IReadOnlyList<MonthForecast> Months)
{
    /// <summary>The component of a name, or null when its cost is unknown.</summary>
    /// <param name="name">One of <see cref="ComponentNames"/>.</param>
    /// <returns>The component or null.</returns>
    public ComponentForecast? Component(string name) => Components.FirstOrDefault(component => component.Name == name);
}
