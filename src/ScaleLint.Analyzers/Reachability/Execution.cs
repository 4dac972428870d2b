using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Who runs a piece of code: an entry point, another body, or nobody on behalf of a request.</summary>
internal readonly struct Execution
{
    private Execution(EntryPoint? entryPoint, Body? body, SyntaxNode site)
    {
        EntryPoint = entryPoint;
        Body = body;
        Site = site;
    }

    /// <summary>The entry point that runs it, if one does directly.</summary>
    public EntryPoint? EntryPoint { get; }

    /// <summary>The body that runs it, if one does.</summary>
    public Body? Body { get; }

    /// <summary>The place: the call, the creation or the lambda.</summary>
    public SyntaxNode Site { get; }

    /// <summary>Runs once, or never on behalf of a request, or nothing is known: the path ends here.</summary>
    public bool IsDeadEnd => EntryPoint is null && Body is null;

    /// <summary>Run by an entry point.</summary>
    public static Execution By(EntryPoint entryPoint, SyntaxNode site) => new(entryPoint, null, site);

    /// <summary>Run by a body.</summary>
    public static Execution By(Body body, SyntaxNode site) => new(null, body, site);

    /// <summary>Not run by a request.</summary>
    public static Execution DeadEnd(SyntaxNode site) => new(null, null, site);
}
