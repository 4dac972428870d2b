namespace ScaleLint.Model;

/// <summary>
/// The prices that hold for a manifest: its own first, then those of the catalogue where the currency is the same. Nothing is converted: a rate of exchange would be one more number
/// that nobody checked.
/// </summary>
internal sealed class PriceList(Manifest manifest)
{
    /// <summary>The price of something of the catalogue; null where it is not known in the manifest's currency.</summary>
    public Price? Find(string id)
    {
        var listed = PriceCatalogue.Of(id);
        return manifest.Prices.LastOrDefault(own => own.Id == id) is { } price
            ? new Price(id, price.Value, listed.Unit, manifest.Currency, "", price.CheckedOn, price.Source, price.Position)
            : string.Equals(listed.Currency, manifest.Currency, StringComparison.OrdinalIgnoreCase) ? listed : null;
    }
}
