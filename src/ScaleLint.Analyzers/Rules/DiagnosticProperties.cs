namespace ScaleLint.Analyzers.Rules;

/// <summary>Keys of <c>Diagnostic.Properties</c>: the contract with code fixes, the compiler's error log and reports.</summary>
public static class DiagnosticProperties
{
    /// <summary>The cost component: inference, pipeline, training, storage, telemetry, engineering.</summary>
    public const string Component = "component";

    /// <summary>How the smell makes cost grow, in a word.</summary>
    public const string Mechanism = "mechanism";

    /// <summary>The documentation-comment ID of the member that the smell stands in: what a suppression in the manifest names.</summary>
    public const string Member = "member";

    /// <summary>Label of the entry point.</summary>
    public const string EntryPoint = "entryPoint";

    /// <summary>The request path, its steps joined by <c> -> </c>.</summary>
    public const string Path = "path";

    /// <summary>
    /// What the finding adds to the monthly bill of its component, by the manifest and in its currency: at ten times the users, for storage in month 12. An
    /// invariant round-trip number; absent without a manifest that has the component's cost.
    /// </summary>
    public const string AddedCost = "addedCost";
}
