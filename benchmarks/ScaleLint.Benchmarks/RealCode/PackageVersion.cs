using System.Globalization;

namespace ScaleLint.Benchmarks.RealCode;

/// <summary>A package version, ordered as NuGet orders it: numbers first, a release after its pre-releases.</summary>
internal sealed class PackageVersion : IComparable<PackageVersion>
{
    private readonly int[] _numbers;
    private readonly string[] _preRelease;

    private PackageVersion(string text, int[] numbers, string[] preRelease)
    {
        Text = text;
        _numbers = numbers;
        _preRelease = preRelease;
    }

    /// <summary>The version as it was written.</summary>
    public string Text { get; }

    /// <summary>The first number.</summary>
    public int Major => _numbers[0];

    /// <summary>Whether the version has a pre-release label.</summary>
    public bool IsPreRelease => _preRelease.Length > 0;

    /// <summary>Reads a version, or the lower end of a range (<c>[1.2,2)</c>, <c>1.2.*</c>); null where there is none.</summary>
    public static PackageVersion? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var lower = text.Trim().TrimStart('[', '(').Split(',', ']', ')')[0].Replace(".*", "", StringComparison.Ordinal).Trim();
        var core = lower.Split('+')[0];
        var dash = core.IndexOf('-', StringComparison.Ordinal);
        var numbers = new int[4];
        var parts = (dash < 0 ? core : core[..dash]).Split('.');
        if (parts.Length > 4)
        {
            return null;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return new PackageVersion(core, numbers, dash < 0 ? [] : core[(dash + 1)..].TrimEnd('*').Split('.'));
    }

    /// <inheritdoc/>
    public int CompareTo(PackageVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < 4; i++)
        {
            if (_numbers[i] != other._numbers[i])
            {
                return _numbers[i].CompareTo(other._numbers[i]);
            }
        }

        if (IsPreRelease != other.IsPreRelease)
        {
            return IsPreRelease ? -1 : 1;
        }

        for (var i = 0; i < Math.Min(_preRelease.Length, other._preRelease.Length); i++)
        {
            var order = CompareLabels(_preRelease[i], other._preRelease[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return _preRelease.Length.CompareTo(other._preRelease.Length);
    }

    private static int CompareLabels(string left, string right)
    {
        var leftIsNumber = int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var leftNumber);
        var rightIsNumber = int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var rightNumber);
        return (leftIsNumber, rightIsNumber) switch
        {
            (true, true) => leftNumber.CompareTo(rightNumber),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
        };
    }
}
