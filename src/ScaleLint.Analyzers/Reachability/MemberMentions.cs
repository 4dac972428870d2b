using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.Analyzers.Reachability;

/// <summary>Where the code of some files uses a member: the one home of that question, since each use is bound once for all who ask.</summary>
internal sealed class MemberMentions(NameReferences references, SemanticModels models, ulong stamp)
{
    // The options live as long as the project is open in an editor, and one compilation in a build.
    private static readonly ConditionalWeakTable<CompilationOptions, ConcurrentDictionary<(string Name, int Group), bool>> AskedByProject = new();

    // Groups of mentions; every other group is the number of a call's arguments. A value is used as one, which a method group cannot be: store.Items.Count, items < 1.
    private const int Value = -3;
    private const int AssignedTo = -2;
    private const int NoCall = -1;

    private readonly ConcurrentDictionary<string, MemberIndex<SimpleNameSyntax>> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(SyntaxTree File, string Name), MemberIndex<SimpleNameSyntax>> _byFile = new();
    private readonly ConcurrentDictionary<(string Name, int Group), bool> _asked = AskedByProject.GetValue(models.Options, static _ => new ConcurrentDictionary<(string Name, int Group), bool>());
    private MemberIndex<ImplicitObjectCreationExpressionSyntax>? _implicitCreations;

    /// <summary>What an earlier compilation of this project asked for; empty in a build.</summary>
    public static IReadOnlyCollection<(string Name, int Group)> AskedBefore(Compilation compilation) =>
        AskedByProject.TryGetValue(compilation.Options, out var asked) ? asked.Keys.ToList() : [];

    /// <summary>
    /// Binds what was asked for in a file that is analyzed. All its bodies are bound for that anyway; when another file is edited later, and asks, they would have to be bound once more.
    /// </summary>
    public void Remember(SyntaxTree tree, IEnumerable<(string Name, int Group)> asked, CancellationToken cancellationToken)
    {
        foreach (var (name, group) in asked)
        {
            var places = NameReferences.In(tree, name, cancellationToken).Where(place => GroupOf(place) == group).ToList();
            if (places.Count > 0)
            {
                MemberIndex<SimpleNameSyntax>.Bind(name, group, places, models, stamp, cancellationToken);
            }
        }
    }

    /// <summary>Every mention of a field, property, event or method as such, in the order of the source.</summary>
    public IEnumerable<SimpleNameSyntax> Of(ISymbol member, CancellationToken cancellationToken) =>
        Of(LastName(member), Only(member), static _ => true, cancellationToken);

    /// <summary>Calls and method groups that bind to one of the methods.</summary>
    public IEnumerable<SimpleNameSyntax> OfMethods(string name, HashSet<ISymbol> methods, CancellationToken cancellationToken)
    {
        var most = MostArguments(methods);
        return Of(name, methods, arguments => arguments >= NoCall && arguments <= most, cancellationToken);
    }

    /// <summary>Places that read one of the members.</summary>
    public IEnumerable<SimpleNameSyntax> OfReads(string name, HashSet<ISymbol> members, CancellationToken cancellationToken) =>
        Of(name, members, static group => group != AssignedTo, cancellationToken);

    /// <summary>Places that assign to one of the members.</summary>
    public IEnumerable<SimpleNameSyntax> OfWrites(string name, HashSet<ISymbol> members, CancellationToken cancellationToken) =>
        Of(name, members, static group => group == AssignedTo, cancellationToken);

    /// <summary>Every <c>new(…)</c> of the constructor, where the syntax does not name the type nearby.</summary>
    public IEnumerable<ImplicitObjectCreationExpressionSyntax> OfImplicit(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        _implicitCreations ??= new MemberIndex<ImplicitObjectCreationExpressionSyntax>(
            "new", references.ImplicitCreations(cancellationToken), creation => NamesItsType(creation) ? null : creation.ArgumentList.Arguments.Count, models, stamp);
        var most = MostArguments([constructor]);
        return _implicitCreations.Of(Only(constructor.ContainingType), arguments => arguments <= most, cancellationToken)
            .Where(creation => IsBy(creation, constructor, cancellationToken));
    }

    /// <summary>True where a <c>new</c> of the constructor's type calls this one; only where more than one takes as many arguments is it bound.</summary>
    public bool IsBy(BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        var arguments = creation.ArgumentList?.Arguments.Count ?? 0;
        var fitting = constructor.ContainingType.InstanceConstructors.Where(candidate => MemberLookup.Takes(candidate, arguments, 0)).ToList();
        return fitting.Count == 1
            ? SymbolEqualityComparer.Default.Equals(Body.DefinitionOf(fitting[0]), Body.DefinitionOf(constructor))
            : MemberIndex<SimpleNameSyntax>.IsOneOf(models.Of(creation.SyntaxTree).GetSymbolInfo(creation, cancellationToken), Only(constructor));
    }

    /// <summary>A set of one member or type, by its definition.</summary>
    public static HashSet<ISymbol> Only(ISymbol target) => new(SymbolEqualityComparer.Default) { Body.DefinitionOf(target) };

    /// <summary>False for a name in a place where no member can stand: a type argument, a base, a parameter's type.</summary>
    public static bool IsUse(SimpleNameSyntax mention) => GroupOf(mention) is not null;

    /// <summary>The name by which code mentions a member or type; an explicit implementation goes by the name of what it implements.</summary>
    public static string LastName(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? member.ContainingType.Name : member.Name.Substring(member.Name.LastIndexOf('.') + 1);

    private IEnumerable<SimpleNameSyntax> Of(string name, HashSet<ISymbol> targets, Func<int, bool> includes, CancellationToken cancellationToken)
    {
        // Only the files of its type can mention a private member, whatever else has its name.
        var index = targets.All(static target => target.DeclaredAccessibility == Accessibility.Private)
            ? Within(TreesOf(targets), name, cancellationToken)
            : _byName.GetOrAdd(name, key => new MemberIndex<SimpleNameSyntax>(key, references.Of(key, cancellationToken), GroupOf, models, stamp, (asked, group) => _asked[(asked, group)] = true));
        return index.Of(targets, includes, cancellationToken);
    }

    private MemberIndex<SimpleNameSyntax> Within(HashSet<SyntaxTree> files, string name, CancellationToken cancellationToken)
    {
        return files.Count == 1 ? _byFile.GetOrAdd((files.First(), name), _ => Index()) : Index();

        MemberIndex<SimpleNameSyntax> Index() => new(name, references.Of(name, files, cancellationToken), GroupOf, models, stamp);
    }

    private static HashSet<SyntaxTree> TreesOf(IEnumerable<ISymbol> members) =>
        new(members.SelectMany(static member => member.ContainingType.DeclaringSyntaxReferences).Select(static part => part.SyntaxTree));

    // Mentions are bound in groups, so that syntax that cannot be the member is not: a call by the number of its arguments, and what is no call.
    private static int? GroupOf(SimpleNameSyntax mention)
    {
        SyntaxNode node = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access
            : mention.Parent is MemberBindingExpressionSyntax binding ? binding
            : mention;
        return node.Parent switch
        {
            TypeArgumentListSyntax or BaseTypeSyntax or ParameterSyntax or VariableDeclarationSyntax or QualifiedNameSyntax or UsingDirectiveSyntax or AttributeSyntax => null,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Left == node => AssignedTo,
            InvocationExpressionSyntax call when call.Expression == node => call.ArgumentList.Arguments.Count,
            MemberAccessExpressionSyntax outer when outer.Expression == node => Value,
            ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PrefixUnaryExpressionSyntax or InterpolationSyntax or AwaitExpressionSyntax => Value,
            BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression
                    or (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression,
            } => Value,
            _ => NoCall,
        };
    }

    private static int MostArguments(IEnumerable<ISymbol> targets)
    {
        var most = 0;
        foreach (var target in targets)
        {
            most = Math.Max(most, target is not IMethodSymbol method || IsParams(method) ? int.MaxValue : method.Parameters.Length);
        }

        return most;
    }

    private static bool IsParams(IMethodSymbol method) => method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1].IsParams;

    // Foo x = new(); field and property initializers: found under the name of the type.
    private static bool NamesItsType(ImplicitObjectCreationExpressionSyntax creation) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax };
}
