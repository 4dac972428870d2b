namespace ScaleLint.Analyzers.Reachability;

/// <summary>How long an object lives, as far as the code shows.</summary>
internal enum ServiceLifetime
{
    /// <summary>Not registered and no entry-point class: it lives as long as what creates it.</summary>
    Unknown,

    /// <summary>One for the process: singletons and hosted services.</summary>
    Singleton,

    /// <summary>One for each request scope.</summary>
    Scoped,

    /// <summary>One for each consumer.</summary>
    Transient,
}
