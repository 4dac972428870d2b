namespace ScaleLint.Model;

/// <summary>A straight line through points, by ordinary least squares.</summary>
/// <param name="Slope">Its slope.</param>
/// <param name="Intercept">Its value at 0.</param>
/// <param name="SlopeVariance">The variance of the slope; NaN with fewer than three points.</param>
internal readonly record struct Regression(double Slope, double Intercept, double SlopeVariance)
{
    /// <summary>Fits the line; the points need two different x.</summary>
    public static Regression Of(IReadOnlyList<(double X, double Y)> points)
    {
        var meanX = points.Average(point => point.X);
        var meanY = points.Average(point => point.Y);
        var spread = points.Sum(point => (point.X - meanX) * (point.X - meanX));
        var slope = points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / spread;
        var intercept = meanY - (slope * meanX);
        var residuals = points.Sum(point => StableMath.Pow(point.Y - intercept - (slope * point.X), 2));
        return new Regression(slope, intercept, points.Count > 2 ? residuals / (points.Count - 2) / spread : double.NaN);
    }
}
