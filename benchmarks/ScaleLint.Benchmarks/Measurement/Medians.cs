namespace ScaleLint.Benchmarks.Measurement;

/// <summary>The run in the middle: one that met other work on the machine does not move it.</summary>
internal static class Medians
{
    /// <summary>The run in the middle by time.</summary>
    public static T MedianBy<T>(this IReadOnlyCollection<T> runs, Func<T, TimeSpan> time) => runs.OrderBy(time).ElementAt(runs.Count / 2);
}
