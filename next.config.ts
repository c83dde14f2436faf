import type { NextConfig } from 'next'

// Only types are imported, so that Node can strip them: anything else would load a compiler into the serving process.
const config: NextConfig = {
  // The request handler compresses, caches and sets every header.
  compress: false,
  poweredByHeader: false,
  generateEtags: false,
  // Titles and canonical links stay in <head> even when metadata is slower than the page.
  htmlLimitedBots: /.*/,
  // `npm test` checks the types; a start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A save carries a whole post, which may have a megabyte before its characters are escaped.
    serverActions: { bodySizeLimit: '4mb' },
    // It takes three times the space of the build, and builds are rare.
    turbopackFileSystemCacheForBuild: false,
  },
  images: { unoptimized: true },
  transpilePackages: ['next-mdx-remote'],
  serverExternalPackages: ['sharp', 'pg', 'pg-boss', 'pino', 'fontkit', '@resvg/resvg-js'],
}

export default config
