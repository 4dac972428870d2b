using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScaleLint.Analyzers.Catalogue;

namespace ScaleLint.Analyzers.Rules;

/// <summary>The name that a use gives to a metric or a meter, where the code makes it and does not just write it down.</summary>
internal sealed class MetricName
{
    private static readonly char[] Separators = ['.', '_', '-', '/', ':', ' '];

    private readonly IOperation? _key;

    private MetricName(IOperation value, SyntaxNode site, IOperation? key)
    {
        Value = value;
        Site = site;
        _key = key;
    }

    /// <summary>The name.</summary>
    public IOperation Value { get; }

    /// <summary>What a request must reach for a new name to come up: the use, or the look-up that makes an instrument on a miss.</summary>
    public SyntaxNode Site { get; }

    /// <summary>The name of a use; null where it has none, or a constant one.</summary>
    public static MetricName? Of(ApiUse use)
    {
        var parameter = use.Api["name"] ?? (use.Api.Kind == ApiKind.MetricInstrument ? "name" : null);
        if (parameter is null)
        {
            return null;
        }

        var arguments = use.Operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == parameter && argument.Value is { ConstantValue.HasValue: false, Type.SpecialType: SpecialType.System_String } value)
            {
                // ByTenant.GetOrAdd(tenantId, id => Meter.CreateCounter<long>(id)): made once for each key.
                var lookUp = LookUp(value, use.Costs.Catalogue, out var function);
                return new MetricName(value, lookUp?.Syntax ?? use.Syntax, lookUp is not null && UsesParameter(value, function!) ? lookUp.Arguments[0].Value : null);
            }
        }

        return null;
    }

    /// <summary>What there is one name per; null where the name is not proven to have many values.</summary>
    public string? OnePer(ApiUse use) =>
        (LabelCardinality.OnePer(Value, use) ?? (_key is null ? null : LabelCardinality.OnePer(_key, use))) is { } what &&
        !new BoundedValue(use.Costs, null, use.CancellationToken).IsBounded(_key ?? Value) ? what : null;

    /// <summary>What is left of the name without its values; null where that is no name, or where more than those values would go.</summary>
    public string? ConstantPart(ApiUse use)
    {
        var text = new StringBuilder();
        return _key is null && Append(Value, text, use) && text.ToString().Trim(Separators) is { Length: > 0 } name && char.IsLetter(name[0]) ? name : null;
    }

    private static bool Append(IOperation part, StringBuilder text, ApiUse use)
    {
        if (part.ConstantValue is { HasValue: true, Value: string constant })
        {
            // The value stood between two separators, and one of them goes with it.
            text.Append(text.Length > 0 && Array.IndexOf(Separators, text[text.Length - 1]) >= 0 ? constant.TrimStart(Separators) : constant);
            return true;
        }

        return part switch
        {
            IConversionOperation conversion => Append(conversion.Operand, text, use),
            IParenthesizedOperation parenthesized => Append(parenthesized.Operand, text, use),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Append(sum.LeftOperand, text, use) && Append(sum.RightOperand, text, use),
            IInterpolatedStringOperation interpolated => interpolated.Parts.All(piece => piece switch
            {
                IInterpolatedStringTextOperation { Text: var written } => Append(written, text, use),
                IInterpolationOperation hole => Append(hole.Expression, text, use),
                _ => false,
            }),
            _ => LabelCardinality.OnePer(part, use) is not null,
        };
    }

    private static IInvocationOperation? LookUp(IOperation value, ApiCatalogue catalogue, out IAnonymousFunctionOperation? function)
    {
        function = null;
        for (var outer = value.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation lambda)
            {
                function = lambda;
                var argument = lambda.Parent;
                while (argument is IConversionOperation or IDelegateCreationOperation)
                {
                    argument = argument.Parent;
                }

                return argument is IArgumentOperation { Parent: IInvocationOperation { Arguments.Length: >= 2 } call } && catalogue.Find(call.TargetMethod, ApiKind.Once) is not null ? call : null;
            }
        }

        return null;
    }

    private static bool UsesParameter(IOperation value, IAnonymousFunctionOperation function) => value.DescendantsAndSelf().OfType<IParameterReferenceOperation>()
        .Any(reference => function.Symbol.Parameters.Length > 0 && SymbolEqualityComparer.Default.Equals(reference.Parameter, function.Symbol.Parameters[0]));
}
