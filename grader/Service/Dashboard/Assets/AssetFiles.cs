using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Autograder.Service.Dashboard.Assets;

/// <summary>The style sheet and the script, out of the assembly: addresses hold the content's hash, so browsers keep them for good.</summary>
internal static class AssetFiles
{
    private static readonly FrozenDictionary<string, Asset> All = Load();

    private sealed record Asset(string Address, string Type, byte[] Content, byte[] Packed);

    public static string Address(string name) => All[name].Address;

    public static IResult Serve(HttpContext http, string name)
    {
        if (!All.TryGetValue(name, out var asset))
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            return TypedResults.Bytes(asset.Content, asset.Type);
        http.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(asset.Packed, asset.Type);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var types = new Dictionary<string, string> { ["site.css"] = "text/css; charset=utf-8", ["site.js"] = "text/javascript; charset=utf-8", ["icon.svg"] = "image/svg+xml" };
        return types.ToFrozenDictionary(t => t.Key, t =>
        {
            using var stream = typeof(AssetFiles).Assembly.GetManifestResourceStream($"assets/{t.Key}")!;
            var content = new MemoryStream();
            stream.CopyTo(content);
            var packed = new MemoryStream();
            using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
                brotli.Write(content.ToArray());
            var hash = Convert.ToHexStringLower(SHA256.HashData(content.ToArray()))[..12];
            return new Asset($"/assets/{t.Key}?{hash}", t.Value, content.ToArray(), packed.ToArray());
        });
    }
}
