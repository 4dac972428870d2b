namespace ScaleLint.Model;

/// <summary>A way to spend less (article sections 3 and 5).</summary>
/// <param name="Id">Its name.</param>
/// <param name="Phase">The phase of the article, 1 to 3.</param>
/// <param name="Component">The component whose cost it lowers.</param>
/// <param name="Cost">What it costs once: the middle of its range.</param>
/// <param name="StartMonth">Months until it is in place.</param>
/// <param name="Saving">The share of the cost of the component it saves: the middle of its range.</param>
public sealed record Mitigation(
    string Id,
    int Phase,
    string Component,
    double Cost,
    double StartMonth,
    double Saving)
{
    /// <summary>The first month that it saves in: the one after it is in place.</summary>
    public int FirstMonth => (int)Math.Ceiling(StartMonth) + 1;
}
