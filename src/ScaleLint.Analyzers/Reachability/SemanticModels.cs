using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>
/// The semantic models of one compilation: the only place that asks for them.
/// </summary>
/// <remarks>
/// RS1030 warns because a model made by hand binds again what the driver has bound. A caller stands in another file than the node under
/// analysis, so there is no other way to it; the cost is bounded since only call sites whose name matches are bound, and each file's model is made once.
/// </remarks>
internal sealed class SemanticModels(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>Numbers for what the code of the compilation binds to.</summary>
    public SymbolIds Ids { get; } = new();

    /// <summary>The options of the compilation.</summary>
    public CompilationOptions Options => compilation.Options;

#pragma warning disable RS1030 // See the remarks.
    /// <summary>The model of a tree of this compilation.</summary>
    public SemanticModel Of(SyntaxTree tree) => _models.TryGetValue(tree, out var model) ? model : _models.GetOrAdd(tree, key => compilation.GetSemanticModel(key));
#pragma warning restore RS1030

    /// <summary>
    /// True where the symbol is declared in the source of this compilation. An editor references other projects as source too, a build as assemblies; to both of them it is a library.
    /// </summary>
    public bool Declare(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty && compilation.ContainsSyntaxTree(symbol.DeclaringSyntaxReferences[0].SyntaxTree);
}
