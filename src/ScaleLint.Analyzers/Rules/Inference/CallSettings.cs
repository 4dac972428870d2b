using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;
using ScaleLint.Analyzers.Reachability;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// What the code sets on the options of a model call: in an initializer, inline, through a local or a read-only field, and on the local afterwards.
/// </summary>
internal sealed class CallSettings
{
    private readonly IOperation _options;
    private readonly ApiUse _use;
    private readonly List<(string Name, IOperation Value)> _all = [];
    private bool? _areWhole;

    private CallSettings(IOperation options, ApiUse use)
    {
        _options = options;
        _use = use;
        Collect(options, 0);
    }

    /// <summary>The properties that are set, and to what.</summary>
    public IReadOnlyList<(string Name, IOperation Value)> All => _all;

    /// <summary>True where nothing else can be set: the options are made in sight, and are given to nobody who might change them.</summary>
    public bool AreWhole => _areWhole ??= IsMadeInSight(_options);

    /// <summary>The settings of one argument.</summary>
    public static CallSettings Of(IOperation options, ApiUse use) => new(options, use);

    /// <summary>The value of a setting that is a constant number; null for anything else.</summary>
    public static double? Number(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            value = conversion.Operand;
        }

        return value.ConstantValue is { HasValue: true, Value: IConvertible constant and not (string or bool or char) } ? constant.ToDouble(CultureInfo.InvariantCulture) : null;
    }

    private void Collect(IOperation value, int step)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IObjectCreationOperation { Initializer: { } initializer }:
                    foreach (var setting in initializer.Initializers)
                    {
                        if (setting is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
                        {
                            _all.Add((target.Property.Name, assignment.Value));
                        }
                        else if (setting is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation filled })
                        {
                            _all.Add((filled.Property.Name, setting));
                        }
                    }

                    break;

                case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declarations } local when step == 0:
                    CollectDeclared(declarations[0].GetSyntax(_use.CancellationToken), _use.Model);
                    CollectAssigned(local.Local);
                    break;

                case IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } declarations } field } when step == 0 && _use.Costs.Paths.Models.Declare(field):
                    var declaration = declarations[0].GetSyntax(_use.CancellationToken);
                    CollectDeclared(declaration, _use.Costs.Paths.Models.Of(declaration.SyntaxTree));
                    break;
            }
        }
    }

    private void CollectDeclared(SyntaxNode declaration, SemanticModel model)
    {
        if (Initializer(declaration) is { } initializer && model.GetOperation(initializer, _use.CancellationToken) is { } value)
        {
            Collect(value, 1);
        }
    }

    private void CollectAssigned(ILocalSymbol local)
    {
        foreach (var mention in MentionsOf(local))
        {
            if (mention.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } target && assignment.Left == target &&
                _use.Model.GetOperation(assignment.Right, _use.CancellationToken) is { } value)
            {
                _all.Add((target.Name.Identifier.ValueText, value));
            }
        }
    }

    private bool IsMadeInSight(IOperation? options)
    {
        switch (options.WithoutConversions())
        {
            case IDefaultValueOperation or ILiteralOperation { ConstantValue: { HasValue: true, Value: null } }:
                return true;

            // new KernelArguments(settings): the settings are what counts.
            case IObjectCreationOperation creation:
                return creation.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || !IsOptions(argument.Parameter?.Type) || IsMadeInSight(argument.Value));

            case ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: { Length: 1 } declarations } local }:
                return Initializer(declarations[0].GetSyntax(_use.CancellationToken)) is { } initializer && _use.Model.GetOperation(initializer, _use.CancellationToken) is var value &&
                    value.WithoutConversions() is IObjectCreationOperation && IsMadeInSight(value) && !MentionsOf(local).Any(IsHandedOn);

            case IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } declarations } field } when _use.Costs.Paths.Models.Declare(field):
                return Initializer(declarations[0].GetSyntax(_use.CancellationToken)) is BaseObjectCreationExpressionSyntax &&
                    !_use.Costs.Paths.Callers.Mentions.Of(field, _use.CancellationToken).Any(mention => IsHandedOn(mention) || IsChanged(mention));

            default:
                return false;
        }
    }

    /// <summary>True for a type that holds the settings of a call.</summary>
    public static bool IsOptions(ITypeSymbol? type) => type is not (null or { Name: "JsonSerializerOptions" }) &&
        (type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Settings", StringComparison.Ordinal) || type.Name == "KernelArguments");

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => (declaration as VariableDeclaratorSyntax)?.Initializer?.Value;

    // Given to a method that is no model call, or assigned elsewhere: somebody may set more.
    private bool IsHandedOn(SyntaxNode mention) => mention.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => !IsModelCall(call),
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } => false,
        AssignmentExpressionSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax => true,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Expression == mention,
        _ => false,
    };

    private bool IsModelCall(InvocationExpressionSyntax call)
    {
        var model = _use.Costs.Paths.Models.Of(call.SyntaxTree);
        return DeclaredTypes.NameOf(call) is { } name && MemberLookup.AllAre(name, model, Is, _use.CancellationToken) is { } known ? known : model.GetSymbolInfo(call, _use.CancellationToken).Symbol is { } method && Is(method);

        bool Is(ISymbol method) => _use.Costs.Catalogue.Find(method, ApiKind.Inference) is not null;
    }

    private static bool IsChanged(SyntaxNode mention) => mention.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access && assignment.Left == access;

    private IEnumerable<IdentifierNameSyntax> MentionsOf(ILocalSymbol local) => EnclosingFunction.OuterMost(_use.Syntax).DescendantNodes().OfType<IdentifierNameSyntax>().Where(name =>
        name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(_use.Model.GetSymbolInfo(name, _use.CancellationToken).Symbol, local));
}
