using Microsoft.AspNetCore.Diagnostics;

namespace Autograder.Service.Dashboard;

/// <summary>Where something went wrong with a page or a form, people get a page that says what to do; programs get what they got before.</summary>
internal sealed class TroublePages(RequestDelegate next, ILogger<TroublePages> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!DashboardSetup.IsPage(http.Request))
        {
            if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            await next(http);
            return;
        }
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            if (e is not BadHttpRequestException)
                log.LogError(e, "The page {Path} failed.", http.Request.Path);
        }
        // The error page is read, also after a form: sent to it, the form would be refused once more.
        if (http.Response is { HasStarted: false, StatusCode: >= 400 })
            http.Request.Method = HttpMethods.Get;
    }
}
