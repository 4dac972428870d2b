namespace ScaleLint.Model;

/// <summary>One assumption of how costs and traffic grow: the expected one, or one of the draws of the interval.</summary>
/// <param name="InferenceExponent">Exponent of requests.</param>
/// <param name="PipelineExponent">Exponent of data.</param>
/// <param name="TrainingExponent">Exponent of data or users.</param>
/// <param name="TelemetryExponent">Exponent of requests, when the labels are unknown.</param>
/// <param name="OperationsModelsExponent">Exponent of models.</param>
/// <param name="OperationsUsersExponent">Exponent of users.</param>
/// <param name="YearlyGrowth">The growth factors over 12 months.</param>
internal readonly record struct Scenario(
    double InferenceExponent,
    double PipelineExponent,
    double TrainingExponent,
    double TelemetryExponent,
    double OperationsModelsExponent,
    double OperationsUsersExponent,
    Drivers YearlyGrowth)
{
    /// <summary>The drivers of every month from 0 to <see cref="CostModel.LastMonth"/>.</summary>
    public Drivers[] DriversByMonth()
    {
        var drivers = new Drivers[CostModel.LastMonth + 1];
        for (var month = 0; month < drivers.Length; month++)
        {
            var years = month / 12.0;
            drivers[month] = new Drivers(
                YearlyGrowth.Users.Raised(years),
                YearlyGrowth.Requests.Raised(years),
                YearlyGrowth.Data.Raised(years),
                YearlyGrowth.Models.Raised(years));
        }

        return drivers;
    }
}
