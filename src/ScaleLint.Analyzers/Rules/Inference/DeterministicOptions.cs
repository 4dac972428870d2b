using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScaleLint.Analyzers.Rules;

/// <summary>
/// Answers "do the options of this chat call switch sampling off": a constant temperature or top-p of 0, a top-k of 1, or a seed.
/// A call with tools is not deterministic whatever it samples: its answer depends on what the tools return.
/// </summary>
internal sealed class DeterministicOptions(ApiUse use)
{
    /// <summary>True where an argument of the call proves it.</summary>
    public bool AreGivenTo(IInvocationOperation call) => call.Arguments.Any(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && IsDeterministic(argument.Value));

    private bool IsDeterministic(IOperation options)
    {
        var settings = new List<(string Name, IOperation Value)>();
        Collect(options, settings, 0);
        return settings.Any(setting => IsOff(setting.Name, setting.Value)) &&
            !settings.Any(setting => setting.Name is "Tools" or "ToolMode" or "ToolChoice" or "FunctionChoiceBehavior" or "ToolCallBehavior" || IsSampling(setting.Name, setting.Value));
    }

    // What the code sets on the options: in an initializer, inline, through a local or a read-only field, and on the local afterwards.
    private void Collect(IOperation value, List<(string Name, IOperation Value)> settings, int step)
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
                            settings.Add((target.Property.Name, assignment.Value));
                        }
                    }

                    break;

                case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } declarations } local when step == 0:
                    CollectDeclared(declarations[0].GetSyntax(use.CancellationToken), use.Model, settings);
                    CollectAssigned(local.Local, settings);
                    break;

                case IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } declarations } } when step == 0:
                    var declaration = declarations[0].GetSyntax(use.CancellationToken);
                    CollectDeclared(declaration, use.Costs.Paths.Models.Of(declaration.SyntaxTree), settings);
                    break;
            }
        }
    }

    private void CollectDeclared(SyntaxNode declaration, SemanticModel model, List<(string Name, IOperation Value)> settings)
    {
        if (declaration is VariableDeclaratorSyntax { Initializer.Value: { } initializer } && model.GetOperation(initializer, use.CancellationToken) is { } value)
        {
            Collect(value, settings, 1);
        }
    }

    private void CollectAssigned(ILocalSymbol local, List<(string Name, IOperation Value)> settings)
    {
        foreach (var assignment in EnclosingFunction.Of(use.Syntax).DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } target && name.Identifier.ValueText == local.Name &&
                SymbolEqualityComparer.Default.Equals(use.Model.GetSymbolInfo(name, use.CancellationToken).Symbol, local) &&
                use.Model.GetOperation(assignment.Right, use.CancellationToken) is { } value)
            {
                settings.Add((target.Name.Identifier.ValueText, value));
            }
        }
    }

    private static bool IsOff(string name, IOperation value) => name switch
    {
        "Temperature" or "TopP" or "NucleusSamplingFactor" => Number(value) == 0,
        "TopK" => Number(value) == 1,
        "Seed" => Number(value) is not null,
        _ => false,
    };

    private static bool IsSampling(string name, IOperation value) => name == "Temperature" && Number(value) is not (null or 0);

    private static double? Number(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            value = conversion.Operand;
        }

        return value.ConstantValue is { HasValue: true, Value: IConvertible constant and not (string or bool or char) } ? constant.ToDouble(CultureInfo.InvariantCulture) : null;
    }
}
