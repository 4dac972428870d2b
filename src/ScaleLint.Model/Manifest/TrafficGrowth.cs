namespace ScaleLint.Model;

/// <summary>Growth as a factor over 12 months: 10 means ten times as many in a year. All are above 0.</summary>
/// <param name="Users">Users.</param>
/// <param name="RequestsPerUser">Requests per user; 1 when not given.</param>
/// <param name="Data">Data; grows like users when not given.</param>
/// <param name="Models">Models in production; 1 when not given.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record TrafficGrowth(
    Estimate Users,
    Estimate? RequestsPerUser,
    Estimate? Data,
    Estimate? Models,
    SourcePosition Position);
