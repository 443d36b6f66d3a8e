using System.Text.Json;
using System.Text.Json.Serialization;

namespace Autograder.Contracts.Wire;

/// <summary>The compiler's request and response as JSON payloads of frames.</summary>
public static partial class CompilerCodec
{
    public static ReadOnlyMemory<byte> Encode(CompileRequest request) =>
        JsonSerializer.SerializeToUtf8Bytes(request, Json.Default.CompileRequest);

    public static ReadOnlyMemory<byte> Encode(CompileResponse response) =>
        JsonSerializer.SerializeToUtf8Bytes(response, Json.Default.CompileResponse);

    /// <exception cref="ProtocolException">The payload is no request.</exception>
    public static CompileRequest DecodeRequest(ReadOnlySpan<byte> payload) => Decode(payload, Json.Default.CompileRequest);

    /// <exception cref="ProtocolException">The payload is no response.</exception>
    public static CompileResponse DecodeResponse(ReadOnlySpan<byte> payload) => Decode(payload, Json.Default.CompileResponse);

    private static T Decode<T>(ReadOnlySpan<byte> payload, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, type) ?? throw new ProtocolException("the payload is null");
        }
        // NotSupportedException: a record of unknown kind.
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new ProtocolException(e.Message);
        }
    }

    [JsonSourceGenerationOptions(RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
    [JsonSerializable(typeof(CompileRequest))]
    [JsonSerializable(typeof(CompileResponse))]
    private sealed partial class Json : JsonSerializerContext;
}
