using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScaleLint.CodeFixes;

/// <summary>
/// What must change so that a blocking call can be awaited: the call, the function around it, and, where that hands out its result without a task,
/// its signature, the members it shares the signature with, and its callers in turn, up to functions that are async or that a framework calls.
/// </summary>
internal sealed class AsyncPlan
{
    /// <summary>Most calls that one finding may change. Past it a person should decide.</summary>
    internal const int MaximumCalls = 20;

    private readonly MethodFamilies _families;
    private readonly HashSet<SyntaxNode> _functions = [];
    private readonly HashSet<SyntaxNode> _calls = [];

    private AsyncPlan(MethodFamilies families) => _families = families;

    /// <summary>The changes.</summary>
    public SolutionEdits Edits { get; } = new();

    /// <summary>True where signatures change.</summary>
    public bool ChangesSignatures { get; private set; }

    /// <summary>How the developer is asked.</summary>
    public string Title(string call) => ChangesSignatures ? $"Await '{call}' and make its callers async" : $"Await '{call}'";

    /// <summary>The plan for one replacement, or null where something on the way up cannot be async.</summary>
    public static async Task<AsyncPlan?> CreateAsync(Document document, AwaitedCall call, MethodFamilies families, CancellationToken cancellationToken)
    {
        var plan = new AsyncPlan(families);
        plan.Edits.Change(document.Id, call.Replaced, "await", call.Change);
        if (call.Using is { } name)
        {
            plan.Edits.Using(document.Id, name);
        }

        return await plan.MakeAsyncAroundAsync(call.Replaced, document, cancellationToken).ConfigureAwait(false) ? plan : null;
    }

    private async Task<bool> MakeAsyncAroundAsync(SyntaxNode site, Document document, CancellationToken cancellationToken)
    {
        var function = AsyncFunctions.Around(site);
        if (function is null)
        {
            // Top-level statements may await; initializers may not, which the compiler tells.
            return true;
        }

        if (!_functions.Add(function))
        {
            return true;
        }

        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is not null && function switch
        {
            AnonymousFunctionExpressionSyntax lambda => MakeLambdaAsync(lambda, document, model, cancellationToken),
            MethodDeclarationSyntax or LocalFunctionStatementSyntax when model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol method =>
                await MakeMethodAsync(function, method, document, model, cancellationToken).ConfigureAwait(false),
            _ => false,
        };
    }

    private bool MakeLambdaAsync(AnonymousFunctionExpressionSyntax lambda, Document document, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(lambda, cancellationToken).Symbol is not IMethodSymbol symbol)
        {
            return false;
        }

        if (symbol.IsAsync)
        {
            return true;
        }

        if (TaskTypes.Contains(symbol.ReturnType))
        {
            TaskReturns.Change(lambda, symbol.ReturnType, document.Id, model, Edits, cancellationToken);
        }
        else if (!TakesAnyDelegate(lambda, model, cancellationToken))
        {
            return false;
        }
        else if (AsyncFunctions.ReturnType(lambda) is not null)
        {
            ReturnTask(lambda, document, model, cancellationToken);
        }

        Edits.Change(document.Id, lambda, "async", AsyncFunctions.AddAsync);
        return true;
    }

    // app.MapGet("/", () => ...) takes a delegate of any shape; Task.Run(() => ...) gives the same task either way.
    private static bool TakesAnyDelegate(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(lambda, cancellationToken).ConvertedType is { SpecialType: SpecialType.System_Delegate } ||
        (lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } &&
         model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Name: "Run", ContainingType.Name: "Task" } run && TaskTypes.Contains(run.ContainingType));

    private async Task<bool> MakeMethodAsync(SyntaxNode function, IMethodSymbol method, Document document, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.IsAsync)
        {
            return true;
        }

        if (TaskTypes.Contains(method.ReturnType))
        {
            TaskReturns.Change(function, method.ReturnType, document.Id, model, Edits, cancellationToken);
            Edits.Change(document.Id, function, "async", AsyncFunctions.AddAsync);
            return true;
        }

        if (await _families.OfAsync(method, cancellationToken).ConfigureAwait(false) is not { } family)
        {
            return false;
        }

        ChangesSignatures = true;
        foreach (var (memberDocument, declaration) in family.Members)
        {
            _functions.Add(declaration);
            var memberModel = await memberDocument.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            ReturnTask(declaration, memberDocument, memberModel!, cancellationToken);
            if (AsyncFunctions.HasBody(declaration))
            {
                Edits.Change(memberDocument.Id, declaration, "async", AsyncFunctions.AddAsync);
            }
        }

        foreach (var (callDocument, call) in family.Calls)
        {
            if (!_calls.Add(call))
            {
                continue;
            }

            if (_calls.Count > MaximumCalls)
            {
                return false;
            }

            Edits.Change(callDocument.Id, call, "await", changed => AwaitSyntax.Await((ExpressionSyntax)changed, call));
            if (!await MakeAsyncAroundAsync(call, callDocument, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private void ReturnTask(SyntaxNode function, Document document, SemanticModel model, CancellationToken cancellationToken)
    {
        const string Namespace = "System.Threading.Tasks";
        var known = model.LookupNamespacesAndTypes(function.SpanStart, name: "Task");
        var isForeign = known.Any(symbol => symbol is not INamedTypeSymbol type || !TaskTypes.Contains(type));
        if (!isForeign && !UsingDirectives.Contains(model, function.SpanStart, Namespace, cancellationToken))
        {
            Edits.Using(document.Id, Namespace);
        }

        Edits.Change(document.Id, function, "task", changed => AsyncFunctions.ReturnTask(changed, isForeign ? Namespace + ".Task" : "Task"));
    }
}
