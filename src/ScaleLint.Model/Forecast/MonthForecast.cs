namespace ScaleLint.Model;

/// <summary>The total of one month, in the currency of the manifest.</summary>
/// <param name="Month">Months from the date of the manifest; 0 is the bill of now.</param>
/// <param name="Expected">The headline: everything at its expected value; the components add up to it.</param>
/// <param name="P10">Nine of ten scenarios cost more.</param>
/// <param name="P50">Half of the scenarios cost more.</param>
/// <param name="P90">One of ten scenarios costs more.</param>
/// <param name="CostPerUser">The expected cost divided by the expected users of the month.</param>
/// <param name="Naive">Today's total times the growth of users: what a linear budget would say.</param>
public sealed record MonthForecast(
    int Month,
    double Expected,
    double P10,
    double P50,
    double P90,
    double CostPerUser,
    double Naive);
