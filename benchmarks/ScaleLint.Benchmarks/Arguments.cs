namespace ScaleLint.Benchmarks;

/// <summary>Command-line arguments after the verb: values, <c>--switch</c>es and <c>--option value</c>s.</summary>
internal sealed class Arguments
{
    private static readonly HashSet<string> Switches = ["census", "reload"];

    private readonly List<string> _values = [];
    private readonly List<(string Name, string Value)> _options = [];

    /// <summary>Splits the arguments.</summary>
    /// <exception cref="ArgumentException">An option has no value.</exception>
    public Arguments(IEnumerable<string> arguments)
    {
        var queue = new Queue<string>(arguments);
        while (queue.TryDequeue(out var argument))
        {
            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                _values.Add(argument);
                continue;
            }

            var name = argument[2..];
            var value = Switches.Contains(name) ? "true" : queue.TryDequeue(out var next) ? next : throw new ArgumentException($"{argument} needs a value");
            _options.Add((name, value));
        }
    }

    /// <summary>The arguments that belong to no option.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether an option or switch is given.</summary>
    public bool Has(string name) => _options.Exists(option => option.Name == name);

    /// <summary>The last value of an option, or null.</summary>
    public string? Option(string name) => _options.FindLast(option => option.Name == name).Value;

    /// <summary>All values of an option.</summary>
    public IReadOnlyList<string> Options(string name) => [.. _options.Where(option => option.Name == name).Select(option => option.Value)];
}
