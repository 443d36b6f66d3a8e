using Autograder.Service.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Autograder.Service.Api;

/// <summary>What the OpenAPI document says beside what the endpoints' types say.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions openApi)
    {
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Autograder",
                Version = "v1",
                Description = "Hand in submissions, follow them, read reports, and run a course. Every error is a problem (RFC 9457) whose `detail` says what to do. "
                    + "Make a key with `autograder key create` and send it as `Authorization: Bearer ag_…`.",
            };
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Identity.KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            return Task.CompletedTask;
        });
        openApi.AddOperationTransformer((operation, context, _) =>
        {
            var rules = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>().ToList();
            if (rules.Count == 0)
                return Task.CompletedTask;
            operation.Description = $"{operation.Description} Needs: {string.Join(", ", rules)}.".TrimStart();
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Identity.KeyScheme, context.Document)] = [] }];
            return Task.CompletedTask;
        });
    }
}
