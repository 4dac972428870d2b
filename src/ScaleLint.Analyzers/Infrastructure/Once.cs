namespace ScaleLint.Analyzers;

/// <summary>
/// A fact about the whole compilation, found at the first question. The driver asks from many threads at once: those that come while it is being
/// found wait for it, since each finding it for itself would take all of them longer. A search that is cancelled leaves it to the next thread.
/// </summary>
internal sealed class Once<T>(Func<CancellationToken, T> find)
    where T : class
{
    private readonly object _gate = new();
    private volatile T? _found;

    /// <summary>The fact.</summary>
    public T Get(CancellationToken cancellationToken)
    {
        if (_found is { } known)
        {
            return known;
        }

        lock (_gate)
        {
            return _found ??= find(cancellationToken);
        }
    }
}
