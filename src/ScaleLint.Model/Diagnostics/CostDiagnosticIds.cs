namespace ScaleLint.Model;

/// <summary>The identifiers of what the model and the build report. An identifier never changes its meaning.</summary>
public static class CostDiagnosticIds
{
    /// <summary>The manifest is not UTF-8 JSON.</summary>
    public const string Unreadable = "SCL9001";

    /// <summary>A key that ScaleLint does not know.</summary>
    public const string UnknownKey = "SCL9002";

    /// <summary>A value of another JSON type than its key asks for.</summary>
    public const string WrongType = "SCL9003";

    /// <summary>A value of the right type that cannot be true.</summary>
    public const string OutOfRange = "SCL9004";

    /// <summary>The same key twice in one object.</summary>
    public const string DuplicateKey = "SCL9005";

    /// <summary>A word that is not one of the words its key takes.</summary>
    public const string UnknownWord = "SCL9006";

    /// <summary>A key without which there is no forecast.</summary>
    public const string MissingKey = "SCL9007";

    /// <summary>A manifest too large or too deeply nested to be one.</summary>
    public const string TooLarge = "SCL9008";

    /// <summary>The manifest file cannot be opened or read. Reported by the build.</summary>
    public const string FileUnreadable = "SCL9009";

    /// <summary>A report cannot be written. Reported by the build.</summary>
    public const string ReportUnwritable = "SCL9010";

    /// <summary>The compiler's error log cannot be read. Reported by the build.</summary>
    public const string ErrorLogUnreadable = "SCL9011";

    /// <summary>A word of <c>ScaleLintReports</c> that is no report. Reported by the build.</summary>
    public const string UnknownReport = "SCL9012";

    /// <summary>A table of bills or drivers cannot be read, or lacks a column. Reported by the build.</summary>
    public const string TableUnreadable = "SCL9013";

    /// <summary>A row of a table of bills or drivers holds what cannot be true. Reported by the build.</summary>
    public const string BadRow = "SCL9014";

    /// <summary>Bills in more than one currency. Reported by the build.</summary>
    public const string MixedCurrencies = "SCL9015";

    /// <summary>Bills and drivers have no month in common that could calibrate anything. Reported by the build.</summary>
    public const string NothingToCalibrate = "SCL9016";

    /// <summary>There is a manifest already where a first one is asked for. Reported by the build.</summary>
    public const string ManifestExists = "SCL9017";

    /// <summary>The day that a first manifest is asked for is no day. Reported by the build.</summary>
    public const string InvalidAsOf = "SCL9018";

    /// <summary>The baseline cannot be read.</summary>
    public const string BaselineUnreadable = "SCL9019";

    /// <summary>ScaleLint itself failed. Reported by the build.</summary>
    public const string InternalError = "SCL9099";

    /// <summary>The forecast leaves what a number can hold.</summary>
    public const string ForecastOverflow = "SCL9101";

    /// <summary>A request costs more the more there are (article 4.1).</summary>
    public const string UnstableUnitCost = "SCL9102";

    /// <summary>Capacity is paid for and idle (article 4.2).</summary>
    public const string IdleCapacity = "SCL9103";

    /// <summary>A model is deployed that a much smaller one nearly equals (article 4.3).</summary>
    public const string OversizedModel = "SCL9104";

    /// <summary>Data is kept for ever at one price (article 4.4).</summary>
    public const string UnboundedData = "SCL9105";

    /// <summary>A price that was used was checked more than a year before <c>asOf</c>.</summary>
    public const string OldPrice = "SCL9106";

    /// <summary>The risk score is above what the gate allows.</summary>
    public const string RiskGate = "SCL9201";

    /// <summary>A month costs more than the gate or a budget allows.</summary>
    public const string BudgetGate = "SCL9202";

    /// <summary>The total grows faster than the gate allows.</summary>
    public const string GrowthGate = "SCL9203";

    /// <summary>The code contradicts a claim of the manifest.</summary>
    public const string ContradictedClaim = "SCL9204";

    /// <summary>The code has findings, and the gate allows none.</summary>
    public const string FindingsGate = "SCL9205";

    /// <summary>A suppression of the manifest has expired.</summary>
    public const string ExpiredSuppression = "SCL9206";

    /// <summary>The system is worse than its baseline.</summary>
    public const string BaselineGate = "SCL9207";

    /// <summary>The baseline allows what the code no longer has.</summary>
    public const string StaleBaseline = "SCL9208";
}
