namespace ScaleLint.Model;

/// <summary>What costs grow with, as ratios to month 0.</summary>
/// <param name="Users">Active users.</param>
/// <param name="Requests">Requests: users times requests per user.</param>
/// <param name="Data">Data volume.</param>
/// <param name="Models">Models in production.</param>
internal readonly record struct Drivers(Ratio Users, Ratio Requests, Ratio Data, Ratio Models)
{
    /// <summary>Ten times the users, at the same time: requests and data grow with them, models do not.</summary>
    public static Drivers TenTimesTheUsers { get; } = new(10, 10, 10, 1);
}
