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

    /// <summary>The assembly that the smell is in, where the finding is at a call that leads into a referenced project; such a finding has no code fix.</summary>
    public const string Library = "library";

    /// <summary>Of SCL0002: what the open ends reach; <c>smell</c>, <c>call</c> or <c>inference</c>.</summary>
    public const string Kind = "kind";

    /// <summary>Of SCL0002: the rule of the smell.</summary>
    public const string Rule = "rule";

    /// <summary>Of SCL0002: what the rule's message names.</summary>
    public const string Smell = "smell";

    /// <summary>Of SCL0002: the documentation-comment ID of the member that is called.</summary>
    public const string Target = "target";

    /// <summary>Of SCL0002: why the smell is accepted at its place; present only where it is.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>Of SCL0002: the IDs of members, one of which a request must come to as well, joined by semicolons; absent where none must.</summary>
    public const string Requires = "requires";

    /// <summary>Of SCL0002: the open ends, in the form of <see cref="ScaleLint.Model.OpenEndText"/>.</summary>
    public const string OpenEnds = "openEnds";

    /// <summary>Of SCL0001: <c>true</c> where a cache is in sight.</summary>
    public const string Cached = "cached";

    /// <summary>Of SCL0001: <c>true</c> where the length of the answer is limited, <c>false</c> where it is proven that it is not; absent for an embedding.</summary>
    public const string Limited = "limited";
}
