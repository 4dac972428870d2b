using System.Diagnostics;

namespace ScaleLint.Benchmarks.Measurement;

/// <summary>What some work took. On a machine that does other things too the processor time is the steadier of the two.</summary>
/// <param name="Wall">Time on the clock.</param>
/// <param name="Processor">Processor time of all threads of this process.</param>
internal readonly record struct Cost(TimeSpan Wall, TimeSpan Processor)
{
    /// <summary>Measures one run.</summary>
    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await work();
        clock.Stop();
        process.Refresh();
        return new Cost(clock.Elapsed, process.TotalProcessorTime - before);
    }
}
