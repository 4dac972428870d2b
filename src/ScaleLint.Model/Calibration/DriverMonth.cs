namespace ScaleLint.Model;

/// <summary>What may have driven the bills of a month; what is null is not known.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Users">Users.</param>
/// <param name="Requests">Requests.</param>
/// <param name="DataGb">Data, in gigabytes.</param>
/// <param name="Models">Models in production.</param>
public sealed record DriverMonth(
    DateTime Month,
    double? Users,
    double? Requests,
    double? DataGb,
    double? Models);
